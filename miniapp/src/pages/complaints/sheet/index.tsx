export { HotlineSheetScreen as default } from '../../../features/complaints/screens/sheet.screen.tsx'
