using System.Text;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Tables;

namespace Zhiheng.Modules.Tests.Inspection.Catalogue;

public class ItemFileTests
{
    private const string Head = "code,field,name,kind,method,pool,ratio,frequency,annualCap,basis,points\n";
    private const string Good = "X1,质量,试验事项,一般检查事项,onsite,producers,3%,每年1次,1,产品质量法,看什么|怎么看|是|否\n";

    [Fact]
    public async Task What_is_exported_is_read_back_the_same()
    {
        var items = Item.Shipped();
        using var file = new MemoryStream();
        await Table.Csv(file, ItemFile.Columns, items);

        var csv = ItemFile.Read(Encoding.UTF8.GetString(file.ToArray())).Value;
        var json = ItemFile.Read(Item.Write(items).GetRawText()).Value;

        Assert.Equal(Item.Write(items).GetRawText(), Item.Write(csv).GetRawText());
        Assert.Equal(Item.Write(items).GetRawText(), Item.Write(json).GetRawText());
    }

    [Fact]
    public void Chinese_words_and_quoted_cells_are_understood()
    {
        var read = ItemFile.Read("\ufeff" + Head + "X1,质量,\"名称，含\"\"引号\"\"\",重点检查事项,书面检查,producers,3%,每年1次,2,产品质量法,\"甲|看|是|否\n乙|看|是|否\"\n").Value;

        var item = Assert.Single(read);
        Assert.Equal(("名称，含\"引号\"", ItemKind.Key, CheckMethod.Written, 2), (item.Name, item.Kind, item.Method, item.Points.Count));
        Assert.True(item.IsPublic);
    }

    [Theory]
    [InlineData("", "inspection.file.empty")]
    [InlineData(Head, "inspection.file.empty")]
    [InlineData("code,name\nX1,甲\n", "inspection.file.head")]
    [InlineData(Head + "X1,质量\n", "inspection.file.ragged")]
    [InlineData(Head + "X1,\"质量\n", "inspection.file.quote")]
    [InlineData("[{\"code\":", "inspection.catalogue.json")]
    [InlineData("[null]", "inspection.catalogue.json")]
    [InlineData("[{\"kind\":7}]", "inspection.catalogue.json")]
    [InlineData("[{\"kind\":\"secret\"}]", "inspection.catalogue.json")]
    public void A_file_that_cannot_be_read_is_refused(string text, string expected) => Assert.Equal(expected, ItemFile.Read(text).Code());

    [Theory]
    [InlineData("一般检查事项", "秘密事项", "类别")]
    [InlineData("onsite", "远程", "方式")]
    [InlineData("每年1次,1,", "每年1次,一,", "年度上限")]
    [InlineData("看什么|怎么看|是|否", "看什么|怎么看|是", "要点")]
    public void A_bad_cell_is_named_with_its_line(string found, string instead, string column)
    {
        var refusal = ItemFile.Read(Head + Good + Good.Replace(found, instead)).Refusal;

        Assert.Equal("inspection.catalogue.row", refusal.Code);
        Assert.Contains($"第 3 行的“{column}”", refusal.Message);
    }

    [Fact]
    public void A_comparison_names_what_came_what_went_and_what_changed()
    {
        var (a, b, c) = (Item.Shipped()[0], Item.Shipped()[1], Item.Shipped()[2]);

        var changes = ItemLists.Compare([a, b], [a, b with { AnnualCap = 5, Basis = "新依据" }, c]);

        Assert.Equal([b.Code, c.Code], changes.Select(change => change.Code));
        Assert.Equal(["年度上限", "依据"], changes[0].Fields);
        Assert.Null(changes[1].Before);
        Assert.Equal([b.Code], ItemLists.Compare([a, b], [a]).Where(change => change.After is null).Select(change => change.Code));
        Assert.Empty(ItemLists.Compare([a, b], Item.Shipped().Take(2).ToList()));
    }
}
