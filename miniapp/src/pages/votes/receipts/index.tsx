export { ReceiptsScreen as default } from '../../../features/votes/screens/receipts.screen.tsx'
