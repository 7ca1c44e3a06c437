// Writes src/api/schema.ts from the OpenAPI document of a running hub: HUB=http://localhost:3001 npm run api
// A test writes it elsewhere, of a hub of its own: node scripts/api.mjs FILE HUB
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const [, , file, hub = process.env.HUB ?? 'http://localhost:3001'] = process.argv;
const header = '// Made by "npm run api" from the OpenAPI document of the hub. Do not edit.\n\n';
const types = astToString(await openapiTS(new URL('/api/swagger.json', hub)));
await writeFile(file ? resolve(file) : new URL('../src/api/schema.ts', import.meta.url), header + types);
