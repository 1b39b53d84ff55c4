namespace Zhiheng.Contracts.Registry;

/// <summary>A legal person of the register. One may be entered as a body and as an organisation: then both ids are given.</summary>
/// <param name="Code">Unified credit code or organisation code; the approval number of a body without one.</param>
/// <param name="Region">Six digits, or null where the register knows none.</param>
public sealed record Party(Guid? Body, Guid? Organization, string Code, string Name, string? Region);

/// <summary>Answers who a legal person is, from the register.</summary>
public interface IParties
{
    /// <summary>By unified credit code, organisation code or approval number; a merged organisation is its survivor. Null: nobody has it.</summary>
    Task<Party?> WithCode(string code, CancellationToken ct);

    /// <summary>By the register's own id of a body or an organisation. Null: neither is given, or there is none.</summary>
    Task<Party?> Of(Guid? body, Guid? organization, CancellationToken ct);
}
