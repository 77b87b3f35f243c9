export { ConsentsScreen as default } from '../../../features/privacy/screens/consents.screen.tsx'
