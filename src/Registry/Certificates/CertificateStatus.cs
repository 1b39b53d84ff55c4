namespace Zhiheng.Registry.Certificates;

/// <summary>What acts have made of a certificate. Expiry is not among them: it follows from the date.</summary>
public enum CertificateStatus
{
    Valid,
    Suspended,
    Revoked,
    Cancelled,
}

/// <summary>What the public sees on a given day (the five statuses of the public register).</summary>
public enum Standing
{
    Valid,
    Suspended,
    Revoked,
    Cancelled,
    Expired,

    /// <summary>The day asked for lies before the certificate was issued.</summary>
    NotYetIssued,
}
