import { drawImport, type ImportInput } from './register.drawing.rules.ts'

process.once('message', (input: ImportInput) => process.send?.(drawImport(input)))
