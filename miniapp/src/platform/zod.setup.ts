import { config } from 'zod'

// WeChat forbids `new Function`; this must run before any schema is made, so it is the first import of app.tsx.
config({ jitless: true })
