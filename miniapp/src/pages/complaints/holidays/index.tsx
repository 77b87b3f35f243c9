export { ComplaintHolidaysScreen as default } from '../../../features/complaints/screens/holidays.screen.tsx'
