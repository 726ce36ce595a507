import multipart from '@fastify/multipart';
import { z } from 'zod';
import { errorSchema } from '#contract/errors.ts';
import { uploadedFileSchema } from '#contract/records.ts';
import { Refused } from '#server/platform/errors.ts';
import type { App } from '#server/platform/http/index.ts';
import { downloadFile } from './downloadFile.ts';
import { isPicture } from './isPicture.ts';
import { MAX_FILE_BYTES, uploadFile } from './uploadFile.ts';

const refusals = { '4xx': errorSchema };

/** As RFC 8187 asks for: the signs that `encodeURIComponent` leaves have a meaning there. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export async function fileRoutes(app: App): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: MAX_FILE_BYTES + 1, files: 1, fields: 5 } });
    scope.post(
      '/api/files',
      {
        bodyLimit: MAX_FILE_BYTES + 100_000,
        schema: {
          tags: ['files'],
          summary: 'Upload one file (multipart/form-data, part `file`); its id goes into a file field',
          consumes: ['multipart/form-data'],
          response: { 200: uploadedFileSchema, ...refusals },
        },
      },
      async (request) => {
        if (!request.isMultipart()) throw new Refused('unsupported_media');
        const part = await request.file();
        if (!part) throw new Refused('invalid_input', { issues: [{ code: 'required', field: 'file' }] });
        const content = await part.toBuffer();
        return uploadFile(request.context, { name: part.filename ?? '', mediaType: part.mimetype, content });
      },
    );
  });

  app.get(
    '/api/files/:id',
    { schema: { tags: ['files'], summary: 'Download a file', params: z.object({ id: z.uuid() }) } },
    async (request, reply) => {
      const file = await downloadFile(request.context, request.params.id);
      const shown = isPicture(file.media_type, file.content);
      const fallback = file.name.replace(/[^\x20-\x7e]|["\\]/g, '_');
      return reply
        .header('content-type', shown ? file.media_type : 'application/octet-stream')
        .header(
          'content-disposition',
          `${shown ? 'inline' : 'attachment'}; filename="${fallback}"; filename*=UTF-8''${encoded(file.name)}`,
        )
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(file.content);
    },
  );
}
