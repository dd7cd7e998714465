/** A message that cannot be read as a request of the contract. The text goes into the fault, in WCF's manner. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
  /** WCF's own fault code, in its dispatcher's namespace. */
  readonly faultCode: string;

  constructor(message: string, faultCode = 'DeserializationFailed') {
    super(message);
    this.faultCode = faultCode;
  }
}
