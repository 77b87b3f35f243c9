export { forgetRequests } from './binding.requests.store.ts'
