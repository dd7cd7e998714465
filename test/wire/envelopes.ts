export const v13 = 'https://bingads.microsoft.com/CampaignManagement/v13';
const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
export const trackingId = '6a1c0f5e-0d9b-4c0c-8a59-2f6d3f0b7a11';

/** A message as the service writes it: no declaration, prefix `s`, the tracking id in the header. */
export function envelope(body: string): string {
  return (
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>` +
    `<h:TrackingId xmlns:h="${v13}">${trackingId}</h:TrackingId></s:Header><s:Body>${body}</s:Body></s:Envelope>`
  );
}

/** An answer; its content may use the prefix `i` of XML Schema instances. */
export function answer(operation: string, content: string): string {
  return envelope(`<${operation}Response xmlns="${v13}" xmlns:i="${xsi}">${content}</${operation}Response>`);
}

export function fault(detail: string, faultstring = 'Invalid client data. Check the SOAP fault details.'): string {
  return envelope(
    `<s:Fault><faultcode>s:Server</faultcode><faultstring xml:lang="en-US">${faultstring}</faultstring>` +
      `<detail>${detail}</detail></s:Fault>`,
  );
}

/** The fault of the gateway: sign-in, permission, throttling. */
export function gatewayFault(code: number, errorCode: string, message: string): string {
  return fault(
    `<AdApiFaultDetail xmlns="https://adapi.microsoft.com" xmlns:i="${xsi}"><TrackingId>${trackingId}</TrackingId><Errors>` +
      `<AdApiError><Code>${code}</Code><Detail i:nil="true"/><ErrorCode>${errorCode}</ErrorCode>` +
      `<Message>${message}</Message></AdApiError></Errors></AdApiFaultDetail>`,
  );
}

/** The fault of an operation: the whole call was refused. */
export function operationFault(operationErrors: string, batchErrors = ''): string {
  return fault(
    `<ApiFaultDetail xmlns="${v13}" xmlns:i="${xsi}"><TrackingId xmlns="https://adapi.microsoft.com">${trackingId}</TrackingId>` +
      `<BatchErrors>${batchErrors}</BatchErrors><OperationErrors>${operationErrors}</OperationErrors></ApiFaultDetail>`,
  );
}
