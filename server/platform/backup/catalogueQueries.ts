import { APP_ROLE } from '../postgres/index.ts';
import { ident, type Queryable } from '../sql.ts';

/** Loudou's schemas. Those of the job queue are made by the program; what waits in it is made anew or was of the moment. */
export async function selectSchemas(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname = 'loudou' or nspname like 'ws\\_%' order by nspname",
  );
  return rows.map((row) => row.name);
}

/** Kinds of things that no backup would hold: there are none, and whoever adds one hears of it. */
export async function selectUnknownThings(db: Queryable, schema: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select relname::text as name from pg_class where relnamespace = $1::regnamespace and relkind not in ('r', 'p', 'i', 'I', 'S', 't')
     union all select proname::text from pg_proc where pronamespace = $1::regnamespace
     union all select tgname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where c.relnamespace = $1::regnamespace and not t.tgisinternal
     union all select t.typname::text from pg_type t where t.typnamespace = $1::regnamespace and t.typtype in ('e', 'd')
     union all select c.relname::text from pg_class c where c.relnamespace = $1::regnamespace and c.relrowsecurity`,
    [ident(schema)],
  );
  return rows.map((row) => row.name);
}

/** Names are written in full, because nothing is searched for. */
export async function searchNothing(db: Queryable): Promise<void> {
  await db.query("set local search_path = ''");
}

const lines = async (db: Queryable, schema: string, sql: string): Promise<string[]> => {
  const { rows } = await db.query<{ line: string }>(sql, [ident(schema)]);
  return rows.map((row) => row.line);
};

/** Statements that make sequences of their own (those of identity columns come with them). */
export const sequences = (db: Queryable, schema: string) =>
  lines(
    db,
    schema,
    `select format('create sequence %s as %s start %s increment %s minvalue %s maxvalue %s', c.oid::regclass,
       format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax) as line
     from pg_class c join pg_sequence s on s.seqrelid = c.oid
     where c.relnamespace = $1::regnamespace and not exists (
       select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype in ('i', 'a'))
     order by c.relname`,
  );

/** Statements that make tables and their partitions, without keys. */
export const tables = (db: Queryable, schema: string) =>
  lines(
    db,
    schema,
    `select format('create table %s (%s)%s%s', c.oid::regclass,
       (select string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
          case when a.attcollation <> t.typcollation then 'collate ' || a.attcollation::regcollation end,
          case when a.attidentity <> '' then format('generated %s as identity (start %s)',
            case a.attidentity when 'a' then 'always' else 'by default' end,
            (select seqstart from pg_sequence
              where seqrelid = pg_get_serial_sequence(c.oid::regclass::text, a.attname)::regclass)) end,
          case when a.attgenerated <> '' then format('generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
            when d.adbin is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end,
          case when a.attnotnull then 'not null' end), ', ' order by a.attnum)
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
       case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end,
       case when c.reloptions is not null then format(' with (%s)', array_to_string(c.reloptions, ', ')) else '' end) as line
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     union all (
       select format('create table %s partition of %s %s', c.oid::regclass, i.inhparent::regclass,
         pg_get_expr(c.relpartbound, c.oid))
       from pg_class c join pg_inherits i on i.inhrelid = c.oid
       where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relispartition order by c.relname)`,
  );

/** Keys and checks first, then indexes, then what refers to keys. Those of partitions come with their parent's. */
export async function keysAndIndexes(db: Queryable, schema: string): Promise<string[]> {
  const constraints = (kinds: string) =>
    lines(
      db,
      schema,
      `select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
       from pg_constraint where connamespace = $1::regnamespace and contype in (${kinds}) and conparentid = 0
         and conrelid <> 0 and conislocal order by conrelid::regclass::text, conname`,
    );
  const indexes = lines(
    db,
    schema,
    `select pg_get_indexdef(i.indexrelid) as line from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = $1::regnamespace and not c.relispartition
       and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
     order by 1`,
  );
  return [...(await constraints("'p', 'u', 'x', 'c'")), ...(await indexes), ...(await constraints("'f'"))];
}

/** What the application's role may do. */
export const grants = (db: Queryable, schema: string) =>
  lines(
    db,
    schema,
    `select line from (
       select 1 as place, format('grant %s on schema %I to ${APP_ROLE}', lower(a.privilege_type), n.nspname) as line
       from pg_namespace n, aclexplode(n.nspacl) a
       where n.oid = $1::regnamespace and a.grantee = '${APP_ROLE}'::regrole
       union all
       select 2, format('grant %s on %s %s to ${APP_ROLE}', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type),
         case c.relkind when 'S' then 'sequence' else 'table' end, c.oid::regclass)
       from pg_class c, aclexplode(c.relacl) a
       where c.relnamespace = $1::regnamespace and a.grantee = '${APP_ROLE}'::regrole group by c.oid, c.relkind
       union all
       select 3, format('grant %s (%s) on table %s to ${APP_ROLE}', lower(a.privilege_type),
         string_agg(quote_ident(t.attname), ', ' order by t.attname), c.oid::regclass)
       from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
       where c.relnamespace = $1::regnamespace and a.grantee = '${APP_ROLE}'::regrole group by c.oid, a.privilege_type) g
     order by place, line`,
  );

/** Where every sequence stands, also those of identity columns. */
export const sequencePlaces = (db: Queryable, schema: string) =>
  lines(
    db,
    schema,
    `select format('select setval(%L, %s)', c.oid::regclass, s.last_value) as line
     from pg_sequences s join pg_class c on c.relname = s.sequencename and c.relnamespace = $1::regnamespace
     where s.schemaname = (select nspname from pg_namespace where oid = $1::regnamespace) and s.last_value is not null
     order by 1`,
  );

export type TableToCopy = { name: string; columns: string[]; order: string[] };

/** Tables with the columns that COPY writes and the primary key that orders them. */
export async function selectTables(db: Queryable, schema: string): Promise<TableToCopy[]> {
  const { rows } = await db.query<TableToCopy>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality as k(attnum, place)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
         where i.indrelid = c.oid and i.indisprimary order by k.place) as "order"
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     order by c.relname`,
    [ident(schema)],
  );
  return rows;
}

export async function selectMigrations(db: Queryable, schemas: readonly string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const schema of schemas) {
    const { rows } = await db.query<{ number: number }>(`select max(number) as number from ${ident(schema)}.migration`);
    found[schema] = rows[0]!.number;
  }
  return found;
}
