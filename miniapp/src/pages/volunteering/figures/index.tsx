export { FiguresScreen as default } from '../../../features/volunteering/screens/figures.screen.tsx'
