export { ProposeScreen as default } from '../../../features/volunteering/screens/propose.screen.tsx'
