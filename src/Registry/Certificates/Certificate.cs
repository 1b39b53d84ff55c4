using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Certificates;

/// <summary>
/// The life of a certificate (rules.md §2.3). Every decision takes the day on which it has effect and the day on which it is
/// reported, and gives a fact or the refusal that stands in its way. Expiry day included: it is still valid on
/// <see cref="ExpiresOn"/>. Revoked and cancelled are final.
/// </summary>
public sealed record Certificate
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public CertificateStatus Status { get; init; }

    /// <summary>The first day of the present status.</summary>
    public DateOnly StatusSince { get; init; }

    /// <summary>The last day of the present suspension.</summary>
    public DateOnly? SuspendedUntil { get; init; }

    /// <summary>The last day on which the next surveillance audit is in time; null where the scheme asks for none.</summary>
    public DateOnly? SurveillanceDue { get; init; }

    public long Version { get; init; }

    public bool HasEnded => Status is CertificateStatus.Revoked or CertificateStatus.Cancelled;

    public Standing StandingOn(DateOnly day) => this switch
    {
        _ when day < IssuedOn => Standing.NotYetIssued,
        { Status: CertificateStatus.Revoked } when StatusSince <= day => Standing.Revoked,
        { Status: CertificateStatus.Cancelled } when StatusSince <= day => Standing.Cancelled,
        _ when ExpiresOn < day => Standing.Expired,
        { Status: CertificateStatus.Suspended } when StatusSince <= day => Standing.Suspended,
        _ => Standing.Valid,
    };

    /// <summary>The first day of <see cref="StandingOn"/>: for an expired certificate, the day after the last day of validity.</summary>
    public DateOnly StandingSince(DateOnly day)
        => StandingOn(day) == Standing.Expired ? ExpiresOn!.Value.AddDays(1) : StatusSince;

    /// <summary>Suspends from <paramref name="from"/> to <paramref name="until"/>, both included.</summary>
    public Outcome<CertificateSuspended> Suspend(DateOnly from, DateOnly until, IReadOnlyList<string>? causes, DateOnly reportedOn) => this switch
    {
        { HasEnded: true } => CertificateRefusals.Ended(this),
        { Status: CertificateStatus.Suspended } => CertificateRefusals.AlreadySuspended(this),
        _ when until < from => CertificateRefusals.SuspensionEndsBeforeItStarts(from, until),
        _ when from > reportedOn => CertificateRefusals.InTheFuture(from, reportedOn),
        _ when from < StatusSince => CertificateRefusals.OutOfOrder(from, StatusSince),
        _ when ExpiresOn < from => CertificateRefusals.AfterExpiry(from, ExpiresOn!.Value),
        _ => new CertificateSuspended(from, until, causes),
    };

    /// <summary>Prolongs the present suspension. It keeps its first day; the new end must lie after the old one.</summary>
    public Outcome<SuspensionExtended> Extend(DateOnly from, DateOnly until, DateOnly reportedOn) => this switch
    {
        { Status: not CertificateStatus.Suspended } => CertificateRefusals.NotSuspended(this),
        _ when from != StatusSince => CertificateRefusals.ExtensionMovesTheStart(StatusSince, from),
        _ when until <= SuspendedUntil => CertificateRefusals.ExtensionIsNotLater(SuspendedUntil!.Value, until),
        _ => new SuspensionExtended(reportedOn < from ? from : reportedOn, from, until),
    };

    /// <summary>Ends the suspension on <paramref name="on"/>, that day valid again. Not possible after the last day of validity.</summary>
    public Outcome<CertificateRestored> Restore(DateOnly on, DateOnly reportedOn) => this switch
    {
        { HasEnded: true } => CertificateRefusals.Ended(this),
        { Status: not CertificateStatus.Suspended } => CertificateRefusals.NotSuspended(this),
        _ when on > reportedOn => CertificateRefusals.InTheFuture(on, reportedOn),
        _ when on < StatusSince => CertificateRefusals.OutOfOrder(on, StatusSince),
        _ when ExpiresOn < on => CertificateRefusals.AfterExpiry(on, ExpiresOn!.Value),
        _ => new CertificateRestored(on),
    };

    public Outcome<CertificateRevoked> Revoke(DateOnly on, IReadOnlyList<string>? causes, DateOnly reportedOn)
        => End(on, reportedOn) is { } refusal ? refusal : new CertificateRevoked(on, causes);

    public Outcome<CertificateCancelled> Cancel(DateOnly on, IReadOnlyList<string>? causes, DateOnly reportedOn)
        => End(on, reportedOn) is { } refusal ? refusal : new CertificateCancelled(on, causes);

    public Certificate Apply(CertificateSuspended fact) => this with
    {
        Status = CertificateStatus.Suspended, StatusSince = fact.EffectiveOn, SuspendedUntil = fact.Until,
    };

    // An extension counts from its report; by then the suspension may have been lifted on an earlier day that was reported later.
    public Certificate Apply(SuspensionExtended fact)
        => Status == CertificateStatus.Suspended && StatusSince == fact.SuspendedFrom ? this with { SuspendedUntil = fact.Until } : this;

    public Certificate Apply(CertificateRestored fact) => this with
    {
        Status = CertificateStatus.Valid, StatusSince = fact.EffectiveOn, SuspendedUntil = null,
    };

    public Certificate Apply(CertificateRevoked fact) => this with
    {
        Status = CertificateStatus.Revoked, StatusSince = fact.EffectiveOn, SuspendedUntil = null,
    };

    public Certificate Apply(CertificateCancelled fact) => this with
    {
        Status = CertificateStatus.Cancelled, StatusSince = fact.EffectiveOn, SuspendedUntil = null,
    };

    public Certificate Apply(CertificateRenewed fact) => this with { IssuedOn = IssuedOn, ExpiresOn = fact.ExpiresOn };

    public Certificate Apply(SurveillanceRecorded fact) => this with { SurveillanceDue = fact.NextDue };

    private Refusal? End(DateOnly on, DateOnly reportedOn) => this switch
    {
        { HasEnded: true } => CertificateRefusals.Ended(this),
        _ when on > reportedOn => CertificateRefusals.InTheFuture(on, reportedOn),
        _ when on < StatusSince => CertificateRefusals.OutOfOrder(on, StatusSince),
        _ => null,
    };
}
