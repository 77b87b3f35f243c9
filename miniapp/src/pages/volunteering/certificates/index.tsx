export { CertificatesScreen as default } from '../../../features/volunteering/screens/certificates.screen.tsx'
