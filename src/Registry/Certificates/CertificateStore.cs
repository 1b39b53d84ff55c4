using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Certificates;

/// <summary>A row of registry_certificate, all columns.</summary>
internal sealed record CertificateRow
{
    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public Guid Body { get; init; }

    public string Scheme { get; init; } = string.Empty;

    public string Number { get; init; } = string.Empty;

    public string NumberKey { get; init; } = string.Empty;

    public string Category { get; init; } = string.Empty;

    public Guid Holder { get; init; }

    public string HolderName { get; init; } = string.Empty;

    public string? Region { get; init; }

    public DateOnly? FirstIssuedOn { get; init; }

    public DateOnly IssuedOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public string Status { get; init; } = string.Empty;

    public DateOnly StatusSince { get; init; }

    public DateOnly? SuspendedUntil { get; init; }

    public string? ParentNumber { get; init; }

    public DateOnly? SurveillanceDue { get; init; }

    public DateOnly ReportedOn { get; init; }

    public string Content { get; init; } = string.Empty;

    public long Version { get; init; }

    public Certificate ToCertificate() => new()
    {
        Id = Id,
        Number = Number,
        IssuedOn = IssuedOn,
        ExpiresOn = ExpiresOn,
        Status = Enum.Parse<CertificateStatus>(Status, ignoreCase: true),
        StatusSince = StatusSince,
        SuspendedUntil = SuspendedUntil,
        SurveillanceDue = SurveillanceDue,
        Version = Version,
    };
}

/// <summary>Reads and writes registry_certificate and the tables that hang on it.</summary>
internal static class CertificateStore
{
    public const string Columns =
        """
        id, code, body, scheme, number, number_key, category, holder, holder_name, region, first_issued_on, issued_on,
        expires_on, status, status_since, suspended_until, parent_number, surveillance_due, reported_on, content, version
        """;

    // The keys come first and the index on numbers does the rest: through an index on bodies each chunk would read all of the body's certificates,
    // so the body is compared in a way that opens none.
    private const string Held = "held.number_key = wanted.value and coalesce(held.body, held.body) = @body";

    private static readonly BulkTable Table = new(
        "registry_certificate",
        [.. Columns.Split([',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)],
        ["id"]);

    private static readonly BulkTable Undisclosed = new("registry_undisclosed", ["certificate", "fields"], ["certificate"]);

    private static readonly BulkTable Parties = new(
        "registry_party", ["certificate", "role", "organization"], ["certificate", "role"]);

    /// <summary>Taken apart for the test that looks at its plan.</summary>
    internal static readonly string OfBodySql = $$"""select {{Columns}} from ({keys}) wanted cross join registry_certificate held where {{Held}}""";

    /// <summary>The certificates of one body under the given numbers, whatever their scheme.</summary>
    public static Task<IReadOnlyList<CertificateRow>> OfBody(Session session, Guid body, IEnumerable<string> numbers, CancellationToken ct)
        => session.Query<CertificateRow>(OfBodySql, new { body, keys = Session.Keys(numbers.Select(NumberKey.Of)) }, ct);

    /// <summary>What is not public of the same certificates, as JSON.</summary>
    public static Task<IReadOnlyList<(Guid Certificate, string Fields)>> UndisclosedOf(Session session, Guid body, IEnumerable<string> numbers, CancellationToken ct)
        => session.Query<(Guid Certificate, string Fields)>(
            $$"""
            select undisclosed.certificate, undisclosed.fields
            from ({keys}) wanted cross join registry_certificate held join registry_undisclosed undisclosed on undisclosed.certificate = held.id
            where {{Held}}
            """,
            new { body, keys = Session.Keys(numbers.Select(NumberKey.Of)) },
            ct);

    /// <summary>Both as <see cref="Cells"/> gives them.</summary>
    public static async Task Save(Work work, IReadOnlyList<object?[]> added, IReadOnlyList<object?[]> changed, CancellationToken ct)
    {
        await work.Insert(Table, added, ct);
        await work.Upsert(Table, changed, ct);
    }

    public static async Task SaveUndisclosed(Work work, IReadOnlyList<object?[]> added, IReadOnlyList<object?[]> changed, CancellationToken ct)
    {
        await work.Insert(Undisclosed, added, ct);
        await work.Upsert(Undisclosed, changed, ct);
    }

    public static Task SaveParties(Work work, IReadOnlyList<object?[]> rows, CancellationToken ct) => work.Upsert(Parties, rows, ct);

    /// <summary>The row as it is written, in the order of <see cref="Columns"/>.</summary>
    public static object?[] Cells(CertificateRow r) =>
    [
        r.Id, r.Code, r.Body, r.Scheme, r.Number, r.NumberKey, r.Category, r.Holder, r.HolderName, r.Region,
        r.FirstIssuedOn, r.IssuedOn, r.ExpiresOn, r.Status, r.StatusSince, r.SuspendedUntil, r.ParentNumber,
        r.SurveillanceDue, r.ReportedOn, r.Content, (int)r.Version,
    ];
}
