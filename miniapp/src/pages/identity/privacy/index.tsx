export { PrivacyScreen as default } from '../../../features/identity/screens/privacy.screen.tsx'
