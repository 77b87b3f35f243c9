export { MeScreen as default } from '../../../features/identity/screens/me.screen.tsx'
