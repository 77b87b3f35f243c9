export { HelpScreen as default } from '../../../features/volunteering/screens/help.screen.tsx'
