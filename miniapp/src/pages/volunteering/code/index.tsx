export { CodeScreen as default } from '../../../features/volunteering/screens/code.screen.tsx'
