export { SessionsScreen as default } from '../../../features/identity/screens/sessions.screen.tsx'
