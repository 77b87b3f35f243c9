export { ThanksScreen as default } from '../../../features/volunteering/screens/thanks.screen.tsx'
