export { RecordsScreen as default } from '../../../features/points/screens/records.screen.tsx'
