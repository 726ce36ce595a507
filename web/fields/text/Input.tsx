export { TextInput as Input } from '../shared/TextInput.tsx';
