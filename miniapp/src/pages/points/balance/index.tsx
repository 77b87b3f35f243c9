export { BalanceScreen as default } from '../../../features/points/screens/balance.screen.tsx'
