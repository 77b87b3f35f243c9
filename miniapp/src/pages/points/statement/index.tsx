export { StatementScreen as default } from '../../../features/points/screens/statement.screen.tsx'
