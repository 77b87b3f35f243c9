export { ShiftsScreen as default } from '../../../features/volunteering/screens/shifts.screen.tsx'
