import { addDays, DAY, dateOf, dayWeight, HOUR, startOfDay } from './calendar.ts';
import { seededId } from './ids.ts';
import { mobile, personName } from './names.ts';
import type { Random } from './random.ts';
import type { DemoDepartment, DemoRole, DemoUser, Instant, LineKey, Persona } from './types.ts';

export const GROUP_NAME = '霁川智造集团';
const MAIL_DOMAIN = 'jichuan.example';

export type TeamKey = (typeof TEAMS)[number]['key'];

/** Regional teams. `movesIn` marks the one that the January reorganisation brought over from another division. */
const TEAMS = [
  { key: 'equipmentEast', line: 'equipment', name: '装备华东区', sellers: 5, regions: ['eastChina'] },
  { key: 'equipmentSouth', line: 'equipment', name: '装备华南区', sellers: 4, regions: ['southChina', 'overseas'] },
  { key: 'equipmentNorth', line: 'equipment', name: '装备北方区', sellers: 4, regions: ['northChina', 'northeast'] },
  {
    key: 'equipmentInland',
    line: 'equipment',
    name: '装备中西区',
    sellers: 3,
    regions: ['centralChina', 'southwest', 'northwest'],
  },
  { key: 'integrationEast', line: 'integration', name: '集成华东区', sellers: 6, regions: ['eastChina'] },
  { key: 'integrationSouth', line: 'integration', name: '集成华南区', sellers: 4, regions: ['southChina'] },
  {
    key: 'integrationNorth',
    line: 'integration',
    name: '集成北方区',
    sellers: 4,
    regions: ['northChina', 'northeast', 'northwest'],
  },
  {
    key: 'warehouse',
    line: 'integration',
    name: '智慧仓储部',
    sellers: 4,
    regions: ['eastChina', 'centralChina', 'southwest'],
    movesIn: true,
  },
  { key: 'saasEast', line: 'saas', name: '软件华东区', sellers: 6, regions: ['eastChina'] },
  { key: 'saasSouth', line: 'saas', name: '软件华南区', sellers: 6, regions: ['southChina', 'overseas'] },
  {
    key: 'saasNational',
    line: 'saas',
    name: '软件全国区',
    sellers: 5,
    regions: ['northChina', 'centralChina', 'southwest', 'northwest', 'northeast'],
  },
] as const;

/** Where a team's deals pile up: the bulge that the funnel's shape must show. */
export const BULGE_TEAM: TeamKey = 'equipmentSouth';
export const BULGE_TEAM_NAME = '装备华南区';
const LEAVER_TEAM: TeamKey = 'integrationEast';
const LEFT_DAYS_AGO = 100;

export type Seller = {
  user: DemoUser;
  team: TeamKey;
  line: LineKey;
  regions: readonly string[];
  manager: DemoUser;
  /** Standard-normal talents that stay with a person. */
  skill: number;
  speed: number;
  diligence: number;
  /** Share of the team's new deals. */
  load: number;
  joinedAt: Instant;
  /** When the person left the company, and who took over. */
  leftAt?: Instant;
  successor?: Seller;
  /** Department before the reorganisation. */
  formerDepartmentId?: string;
};

export type Organisation = {
  departments: DemoDepartment[];
  users: DemoUser[];
  sellers: Seller[];
  marketers: DemoUser[];
  administrator: DemoUser;
  /** First working Monday of the last January that lies at least three weeks back. */
  reorganisedAt: Instant;
};

export function buildOrganisation(random: Random, anchor: string, foundedAt: Instant): Organisation {
  const departments: DemoDepartment[] = [];
  const users: DemoUser[] = [];
  const mails = new Set<string>();

  const department = (name: string, parentId?: string, active = true): DemoDepartment => {
    const made = { id: seededId(random, foundedAt), name, parentId, position: departments.length, active };
    departments.push(made);
    return made;
  };
  const user = (role: DemoRole, title: string, departmentId: string, persona?: Persona): DemoUser => {
    const { name, pinyin } = personName(random);
    let mail = pinyin;
    for (let count = 2; mails.has(mail); count++) mail = `${pinyin}${count}`;
    mails.add(mail);
    const made: DemoUser = {
      id: seededId(random, foundedAt),
      name,
      email: `${mail}@${MAIL_DOMAIN}`,
      phone: mobile(random),
      title,
      departmentId,
      role,
      active: true,
      createdAt: foundedAt,
      ...(persona ? { persona } : {}),
    };
    users.push(made);
    return made;
  };

  const group = department(GROUP_NAME);
  const marketing = department('市场部', group.id);
  const finance = department('财务部', group.id);
  const operations = department('销售运营部', group.id);
  const divisions: Record<LineKey, DemoDepartment> = {
    equipment: department('智能装备事业部', group.id),
    integration: department('系统集成事业部', group.id),
    saas: department('工业软件事业部', group.id),
  };
  group.headId = user('executive', '销售副总裁', group.id, 'vp').id;
  const administrator = user('administrator', '销售运营经理', operations.id, 'administrator');
  operations.headId = administrator.id;
  finance.headId = user('finance', '财务经理', finance.id, 'finance').id;
  user('finance', '销售会计', finance.id);
  const marketers = ['市场总监', '市场经理', '数字营销专员', '线索运营专员'].map((title) =>
    user('marketing', title, marketing.id),
  );
  marketing.headId = marketers[0]?.id;
  for (const division of Object.values(divisions)) division.headId = user('executive', '事业部总经理', division.id).id;

  const sellers = TEAMS.flatMap((team) => {
    const home = department(team.name, divisions[team.line].id);
    const former =
      'movesIn' in team ? department('智慧仓储组（已并入系统集成）', divisions.equipment.id, false) : undefined;
    const isPersonaTeam = team.key === 'integrationEast';
    const manager = user('manager', '区域销售经理', home.id, isPersonaTeam ? 'manager' : undefined);
    home.headId = manager.id;
    return Array.from({ length: team.sellers }, (_, index): Seller => {
      const isPersona = isPersonaTeam && index === 0;
      return {
        user: user('rep', index % 3 === 0 ? '高级销售经理' : '销售经理', home.id, isPersona ? 'rep' : undefined),
        team: team.key,
        line: team.line,
        regions: team.regions,
        manager,
        // Spread evenly over the normal curve, so that every seed has its stars and its strugglers.
        ...(isPersona ? { skill: 0.7, speed: 0.3, diligence: 0.9 } : talents(random, index, team.sellers)),
        load: random.between(0.6, 1.4),
        joinedAt: foundedAt,
        ...(former ? { formerDepartmentId: former.id } : {}),
      };
    });
  });
  bringNewcomers(sellers, random, anchor);
  handOver(sellers, anchor);
  return { departments, users, sellers, marketers, administrator, reorganisedAt: reorganisation(anchor) };
}

function talents(random: Random, index: number, count: number): Pick<Seller, 'skill' | 'speed' | 'diligence'> {
  const rank = (2 * (index + 0.5)) / count - 1;
  return { skill: 1.5 * rank + 0.45 * random.normal(), speed: random.normal(), diligence: random.normal() };
}

/** A few sellers joined on the way: they own nothing older. */
function bringNewcomers(sellers: Seller[], random: Random, anchor: string): void {
  for (const seller of sellers) {
    if (seller.user.persona || !random.chance(0.12)) continue;
    seller.joinedAt = startOfDay(addDays(anchor, -random.int(120, 500)));
    seller.user.createdAt = seller.joinedAt;
    seller.user.title = '销售顾问';
  }
}

/** The last of the team left; the persona, a colleague, took over what was open. */
function handOver(sellers: Seller[], anchor: string): void {
  const team = sellers.filter((seller) => seller.team === LEAVER_TEAM);
  const leaver = team.at(-1);
  const successor = team[1];
  if (!leaver || !successor) return;
  successor.joinedAt = successor.user.createdAt = Math.min(...team.map((seller) => seller.joinedAt));
  leaver.joinedAt = leaver.user.createdAt = successor.joinedAt;
  leaver.leftAt = workday(startOfDay(addDays(anchor, -LEFT_DAYS_AGO))) + 17 * HOUR;
  leaver.successor = successor;
  leaver.user.active = false;
}

function reorganisation(anchor: string): Instant {
  const year = Number(dateOf(startOfDay(anchor) - 31 * DAY).slice(0, 4));
  return workday(startOfDay(`${year}-01-06`)) + 9 * HOUR;
}

function workday(at: Instant): Instant {
  let day = at;
  while (dayWeight(day) < 0.5) day += DAY;
  return day;
}

/** Who works a record that `seller` began, at a moment. */
export function workerAt(seller: Seller, at: Instant): Seller {
  return seller.leftAt !== undefined && seller.successor && at >= seller.leftAt ? seller.successor : seller;
}

/** The department that a seller belonged to, at a moment. */
export function departmentAt(seller: Seller, at: Instant, reorganisedAt: Instant): string {
  return seller.formerDepartmentId && at < reorganisedAt ? seller.formerDepartmentId : seller.user.departmentId;
}
