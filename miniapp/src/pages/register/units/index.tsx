export { RegisterUnitsScreen as default } from '../../../features/register/screens/units.screen.tsx'
