export { ResidentPointsScreen as default } from '../../../features/points/screens/resident.screen.tsx'
