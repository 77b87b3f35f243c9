export { forgetDeliveries } from './messages.delivery.store.ts'
export { deleteOfficeMessages as forgetOfficeMessages } from './messages.office.store.ts'
