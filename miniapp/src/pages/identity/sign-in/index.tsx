export { SignInScreen as default } from '../../../features/identity/screens/sign-in.screen.tsx'
