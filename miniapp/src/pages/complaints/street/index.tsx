export { StreetScreen as default } from '../../../features/complaints/screens/street.screen.tsx'
