// Writes src/api/schema.ts from the OpenAPI document of a running hub: HUB=http://localhost:3001 npm run api
import { writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const document = new URL('/api/swagger.json', process.env.HUB ?? 'http://localhost:3001');
const header = '// Made by "npm run api" from the OpenAPI document of the hub. Do not edit.\n\n';
await writeFile(new URL('../src/api/schema.ts', import.meta.url), header + astToString(await openapiTS(document)));
