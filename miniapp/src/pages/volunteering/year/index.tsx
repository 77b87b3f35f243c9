export { YearScreen as default } from '../../../features/volunteering/screens/year.screen.tsx'
