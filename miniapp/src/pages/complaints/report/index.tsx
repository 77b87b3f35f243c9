export { ReportScreen as default } from '../../../features/complaints/screens/report.screen.tsx'
