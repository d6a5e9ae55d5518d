import { randomUUID } from 'node:crypto';

export interface ErrorDetail {
  message: string;
  code?: string;
  in?: string;
  subCategory?: string;
  context?: Record<string, string[]>;
}

export interface ErrorBody {
  status: 'error';
  message: string;
  correlationId: string;
  category: string;
  subCategory?: string;
  policyName?: string;
  errorType?: string;
  errors?: ErrorDetail[];
  context?: Record<string, string[]>;
}

type Extra = Partial<Omit<ErrorBody, 'status' | 'message' | 'correlationId' | 'category'>>;

/** The error body of HubSpot's CRM API. */
export function errorBody(category: string, message: string, extra: Extra = {}): ErrorBody {
  return { status: 'error', message, correlationId: randomUUID(), category, ...extra };
}

/** An answer that is an error; thrown by handlers, turned into a response in one place. */
export class ApiError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 415 | 429,
    readonly body: ErrorBody,
    readonly headers: Record<string, string> = {},
  ) {
    super(body.message);
  }
}

export const notFound = (message = 'resource not found'): ApiError =>
  new ApiError(404, errorBody('OBJECT_NOT_FOUND', message));

export const invalid = (message: string, errors?: ErrorDetail[]): ApiError =>
  new ApiError(400, errorBody('VALIDATION_ERROR', message, errors ? { errors } : {}));

export const invalidValues = (errors: ErrorDetail[]): ApiError =>
  invalid('Property values were not valid', errors);

export const conflict = (message: string): ApiError =>
  new ApiError(409, errorBody('CONFLICT', message));

export const missingScopes = (scopes: string[]): ErrorBody =>
  errorBody(
    'MISSING_SCOPES',
    "This app hasn't been granted all required scopes to make this call.",
    {
      errors: [
        {
          message: 'One or more of the following scopes are required.',
          context: { requiredGranularScopes: scopes },
        },
      ],
    },
  );

export const unauthenticated = (expired: boolean): ErrorBody =>
  expired
    ? errorBody('EXPIRED_AUTHENTICATION', 'The access token is expired. It must be renewed.')
    : errorBody(
        'INVALID_AUTHENTICATION',
        'Authentication credentials not found. This API supports OAuth 2.0 authentication',
      );

export type Policy = 'SECONDLY' | 'TEN_SECONDLY_ROLLING' | 'DAILY';

export const rateLimited = (policy: string): ErrorBody =>
  errorBody('RATE_LIMITS', `You have reached your ${policy.toLowerCase()} limit.`, {
    policyName: policy,
    errorType: 'RATE_LIMIT',
  });
