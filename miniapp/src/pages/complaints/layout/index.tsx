export { SheetLayoutScreen as default } from '../../../features/complaints/screens/layout.screen.tsx'
