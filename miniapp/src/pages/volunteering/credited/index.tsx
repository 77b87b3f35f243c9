export { CreditedScreen as default } from '../../../features/volunteering/screens/credited.screen.tsx'
