export { GridsScreen as default } from '../../../features/neighbourhood/screens/grids.screen.tsx'
