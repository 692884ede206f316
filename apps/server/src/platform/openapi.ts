import { contract } from '@invigil/contract/all.ts'
import { AttemptView } from '@invigil/contract/attempt.ts'
import { Policy } from '@invigil/contract/policy.ts'
import { Item, PaperItem } from '@invigil/items/all.ts'
import { ExamContent } from '@invigil/items/exam-content.ts'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'

export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>

/** The contract as an OpenAPI 3.1 document. */
export async function describeApi(): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return await generator.generate(contract, {
    info: { title: 'Invigil', version: '0.1.0', description: 'Exams under supervision.' },
    servers: [{ url: '/api' }],
    commonSchemas: { ...named },
  })
}

/** What stands in many routes is described once. */
const named = {
  Item: { schema: Item },
  PaperItem: { schema: PaperItem },
  ExamContent: { schema: ExamContent },
  Policy: { schema: Policy },
  AttemptView: { schema: AttemptView },
}
