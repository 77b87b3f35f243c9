export { forgetDeliveries } from './messages.delivery.store.ts'
