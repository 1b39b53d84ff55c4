using System.Text.Json;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Orders;

namespace Zhiheng.Registry.Corrections;

/// <summary>
/// Proposes to correct a public field of a certificate or of an organisation (one of the two is given) that is wrong through no act
/// of a body (<see cref="Correctable"/>). The old value is what its author sees; reason and new value will be public.
/// </summary>
public sealed record CorrectRecord(
    Guid? Certificate, Guid? Organization, string Field, string? OldValue, string NewValue, string Reason, IReadOnlyList<string> Evidence);

/// <summary>A second officer corrects the record.</summary>
public sealed record ApproveCorrection(Guid Proposal, long Version);

public sealed class CorrectRecordHandler(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public async Task<Outcome<Proposed>> Handle(CorrectRecord command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (Refuse(command, mandate) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var correction = new CorrectionRow
        {
            Certificate = command.Certificate,
            Organization = command.Organization,
            Field = command.Field,
            OldValue = command.OldValue,
            NewValue = command.NewValue,
        };
        var record = await Record.Find(work, correction, ct);
        if ((record.IsRefused ? record.Refusal : record.Value.Check(correction)) is { } stands)
        {
            return stands;
        }

        if (await CorrectionStore.IsProposed(work, correction, ct))
        {
            return CorrectionRefusals.Proposed(command.Field);
        }

        var row = ProposalRow.New(ProposalKind.Correction, command.Reason, null, command.Evidence, calendar, rules, act, mandate);
        await ProposalStore.Add(work, row, ct);
        await CorrectionStore.Add(work, correction with { Proposal = row.Id }, ct);
        return await Propose.Commit(work, row, record.Value.Subject, calendar, ct);
    }

    /// <param name="number">Draws the document number within the transaction, or null.</param>
    public async Task<Outcome<RecordCorrected>> Handle(ApproveCorrection command, Func<Work, Task<string>>? number, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await ProposalStore.ToDecide(work, command.Proposal, ProposalKind.Correction, command.Version, mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var correction = await CorrectionStore.Of(work, command.Proposal, ct);
        var record = await Record.Find(work, correction, ct);
        if ((record.IsRefused ? record.Refusal : record.Value.Check(correction) ?? OutsideRegion(correction.Field, correction.NewValue, mandate)) is { } stands)
        {
            return stands;
        }

        var content = await record.Value.Save(work, correction, ct);
        var paper = number is null ? null : await number(work);
        await ProposalStore.Save(work, found.Value.Decided(true, null, paper, calendar.Today, act, mandate), ct);
        var fact = new RecordCorrected(calendar.Today, [correction.Field], found.Value.Reason, content);
        await work.Commit(JournalEntry.Public(record.Value.Subject, fact), ct);
        return fact;
    }

    private static Refusal? Refuse(CorrectRecord command, Mandate mandate)
    {
        var fields = command.Certificate is null ? Correctable.OrganizationFields : Correctable.CertificateFields;
        return ActRules.NoOrgan(mandate)
            ?? ((command.Certificate is null) == (command.Organization is null) ? ActRefusals.Unknown("登记") : null)
            ?? (fields.ContainsKey(command.Field) ? null : CorrectionRefusals.NotCorrectable(command.Field))
            ?? ActRules.PublicText(command.NewValue, "新值")
            ?? ActRules.PublicText(command.Reason, "更正理由")
            ?? ActRules.Evidence(command.Evidence)
            ?? (command.NewValue == command.OldValue ? CorrectionRefusals.NoChange(command.Field) : null)
            ?? OutsideRegion(command.Field, command.NewValue, mandate);
    }

    /// <summary>A record is not handed to an authority that has no say in it.</summary>
    private static Refusal? OutsideRegion(string field, string value, Mandate mandate)
    {
        if (!Correctable.IsRegion(field))
        {
            return null;
        }

        var region = RegionCode.Parse(value);
        return region.IsRefused ? region.Refusal
            : mandate.Scope.Covers(region.Value, Line.Certification) ? null
            : CorrectionRefusals.OutsideRegion(value);
    }

    /// <summary>The certificate or the organisation that is corrected, locked against reports while it is.</summary>
    private sealed record Record(CertificateRow? Certificate, Organizations.Organization? Organization)
    {
        public Guid Subject => Certificate?.Id ?? Organization!.Id;

        public static async Task<Outcome<Record>> Find(Work work, CorrectionRow correction, CancellationToken ct)
        {
            if (correction.Certificate is { } id)
            {
                if (await OrderStore.Certificate(work, id, ct) is not { } certificate)
                {
                    return ActRefusals.Unknown("证书");
                }

                await BodyStore.Lock(work, certificate.Body, ct);
                return new Record(await OrderStore.Certificate(work, id, ct), null);
            }

            await CorrectionStore.Lock(work, correction.Organization!.Value, ct);
            return await CorrectionStore.Organization(work, correction.Organization.Value, ct) is { } organization
                ? new Record(null, organization)
                : ActRefusals.Unknown("组织");
        }

        public Refusal? Check(CorrectionRow correction)
        {
            var held = Certificate is { } certificate ? Correctable.Of(certificate.Content, correction.Field) : new Correctable.Held(OfOrganization(correction.Field));
            return held.IsRefused ? held.Refusal
                : (held.Value.Value ?? string.Empty) == (correction.OldValue ?? string.Empty) ? null
                : CorrectionRefusals.NotWhatStands(correction.Field);
        }

        /// <summary>The content of a certificate afterwards; null for an organisation.</summary>
        public async Task<JsonElement?> Save(Work work, CorrectionRow correction, CancellationToken ct)
        {
            if (Certificate is { } held)
            {
                var content = Correctable.With(held.Content, correction.Field, correction.NewValue);
                await CorrectionStore.SaveCertificate(
                    work,
                    held.Id,
                    content,
                    correction.Field == Correctable.HolderName ? correction.NewValue : held.HolderName,
                    correction.Field == Correctable.HolderDistrict ? correction.NewValue : held.Region,
                    ct);
                using var document = JsonDocument.Parse(content);
                return document.RootElement.Clone();
            }

            await CorrectionStore.SaveOrganization(work, Corrected(Organization!, correction), ct);
            return null;
        }

        private string? OfOrganization(string field) => field switch
        {
            Correctable.Name => Organization!.Name,
            Correctable.Region => Organization!.Region,
            _ => Organization!.Address,
        };

        private static Organizations.Organization Corrected(Organizations.Organization held, CorrectionRow correction) => correction.Field switch
        {
            Correctable.Name => held with { Name = correction.NewValue },
            Correctable.Region => held with { Region = correction.NewValue },
            _ => held with { Address = correction.NewValue },
        };
    }
}
