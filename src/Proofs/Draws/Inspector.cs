using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Draws;

/// <summary>One who may be sent.</summary>
/// <param name="Home">Division code of the unit.</param>
/// <param name="Regions">Division codes in which the inspector may act, with everything below them.</param>
/// <param name="Items">Codes of matters in scope; <c>*</c> is every matter.</param>
/// <param name="Warrant">Last day of the warrant, that day included.</param>
/// <param name="Leads">Able to lead a team.</param>
/// <param name="Capacity">Tasks of this draw that the inspector can take, 0–100,000.</param>
/// <param name="Recused">Ids of subjects that the inspector must not meet.</param>
/// <param name="Salt">32 lower-case hexadecimal digits.</param>
public sealed record Inspector(
    string Id, string Home, IReadOnlyList<string> Regions, IReadOnlyList<string> Items, DateOnly Warrant, bool Leads, int Capacity,
    IReadOnlyList<string> Recused, string Salt)
{
    public const int MostCapacity = 100_000;
    public const string EveryItem = "*";

    private static readonly string[] Names = ["capacity", "home", "id", "items", "leads", "recused", "regions", "salt", "warrant"];

    /// <summary>The leaf: canonical JSON.</summary>
    public byte[] ToBytes() => CanonicalJson.Of(ToJson()).Value;

    internal JsonObject ToJson() => new()
    {
        ["capacity"] = Capacity,
        ["home"] = Home,
        ["id"] = Id,
        ["items"] = new JsonArray([.. Items.Select(item => (JsonNode)item)]),
        ["leads"] = Leads,
        ["recused"] = new JsonArray([.. Recused.Select(id => (JsonNode)id)]),
        ["regions"] = new JsonArray([.. Regions.Select(region => (JsonNode)region)]),
        ["salt"] = Salt,
        ["warrant"] = DrawText.Write(Warrant),
    };

    internal static Inspector Read(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, Names);
        return new(
            reader.Id(json, place, "id"), reader.Region(json, place, "home"),
            reader.List(json, place, "regions", (one, at) => reader.IsRegion(one, at)), reader.List(json, place, "items", (one, at) => reader.IsId(one, at)),
            reader.Day(json, place, "warrant"), reader.Flag(json, place, "leads"), (int)reader.Whole(json, place, "capacity", 0, MostCapacity),
            reader.List(json, place, "recused", (one, at) => reader.IsId(one, at)), reader.Hex(json, place, "salt", DrawText.SaltBytes));
    }
}
