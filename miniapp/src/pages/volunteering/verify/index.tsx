export { VerifyScreen as default } from '../../../features/volunteering/screens/verify.screen.tsx'
