export { OpeningsScreen as default } from '../../../features/points/screens/openings.screen.tsx'
