export { BuildingComplaintsScreen as default } from '../../../features/complaints/screens/building.screen.tsx'
