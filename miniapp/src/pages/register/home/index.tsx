export { RegisterScreen as default } from '../../../features/register/screens/register.screen.tsx'
