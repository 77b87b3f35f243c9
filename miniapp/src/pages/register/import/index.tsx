export { ImportScreen as default } from '../../../features/register/screens/import.screen.tsx'
