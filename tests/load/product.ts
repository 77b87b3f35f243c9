/* node product.ts <app url> <logs>   the product in a process of its own, on a free port of the loopback. */
import { createProduct } from './product.app.ts'
import { serve } from './serve.ts'

const [appUrl = '', logs = ''] = process.argv.slice(2)
const { app } = await createProduct(appUrl, logs === 'true')
await serve(app)
