/** Vietnamese articles invented for the tests. See invented.ts for the form. */
import { invented } from './invented.ts';

export const VIETNAMESE_ARTICLES = [
  invented(
    'cầu mới',
    'vi',
    { C: 'Trịnh Quốc Hưng', G: 'Đoàn Thị Bích Liên', D: 'Hoàng Văn Tám' },
    `
- n Sáng 12/6, tỉnh Phú Giang khởi công cầu Bến Đá dài 1,2 km.

C i Phát biểu tại buổi lễ, Chủ tịch UBND tỉnh Trịnh Quốc Hưng nhấn mạnh cây cầu sẽ rút ngắn thời gian đi lại còn 15 phút.
C i Ông Hưng đề nghị nhà thầu bảo đảm tiến độ và an toàn lao động.
C d "Người dân đã chờ 20 năm, không thể chờ thêm", ông nói.

G i Bà Đoàn Thị Bích Liên, Giám đốc Sở Giao thông, cho biết tổng vốn đầu tư là 860 tỷ đồng.
G i Theo bà Liên, công trình sẽ hoàn thành trong quý 3 năm 2027.

D i Ông Hoàng Văn Tám, một người dân xã Bến Đá, chia sẻ gia đình ông đã hiến 200 m2 đất.
D d "Có cầu thì con cháu đi học đỡ khổ", ông Tám nói.
- n Tỉnh hiện có 14 cây cầu yếu cần thay thế.
`,
  ),
  invented(
    'hội đàm',
    'vi',
    { B: 'Lương Thanh Tùng', S: 'Somchai Rattana' },
    `
- n Chiều 3/9, Bộ trưởng Bộ Nông nghiệp Lương Thanh Tùng hội đàm với ông Somchai Rattana, Bộ trưởng Thương mại nước bạn.

B i Bộ trưởng Lương Thanh Tùng hoan nghênh đoàn sang thăm và đánh giá cao kết quả hợp tác về thủy sản.
B i Ông khẳng định hai nước còn nhiều tiềm năng trong chế biến trái cây.
B i Bên cạnh đó, ông Tùng đề xuất lập nhóm công tác chung.

S i Về phần mình, ông Somchai Rattana cho rằng thủ tục kiểm dịch cần nhanh hơn.
S i Ông mong muốn hai bên sớm ký thỏa thuận công nhận lẫn nhau.

- j Hai bên nhất trí tổ chức cuộc họp tiếp theo vào tháng 1.
`,
  ),
  invented(
    'bộ trưởng hai nước',
    'vi',
    { H: 'Đặng Quang Hiển', N: 'Nils Holm' },
    `
- n Chiều 3/9, Bộ trưởng Nội vụ Đặng Quang Hiển tiếp ông Nils Holm, Bộ trưởng Nội vụ Na Uy.

H i Bộ trưởng Đặng Quang Hiển cho biết tỉnh còn 14 hồ sơ.
H i Ông yêu cầu hai bên xong việc trong tháng 10.

N i Bộ trưởng Na Uy đề nghị mở thêm một văn phòng.
`,
  ),
  invented(
    'bóng đá',
    'vi',
    { H: 'Phan Đăng Khôi', T: 'Ngô Minh Trí' },
    `
- n Đội nữ Sông Cầu thắng 3-0 trong trận mở màn tối qua.
H i Huấn luyện viên Phan Đăng Khôi cho biết ông hài lòng với tinh thần của các cầu thủ.
H d “Chúng tôi còn sửa nhiều lỗi ở hàng thủ”, ông Khôi thừa nhận.
T i Đội trưởng Ngô Minh Trí thì cho rằng mặt sân quá trơn.
- n Trận tiếp theo diễn ra vào thứ Bảy.
`,
  ),
  invented(
    'phiên tòa',
    'vi',
    { A: 'Vũ Thị Hòa', L: 'Đặng Quang Vinh' },
    `
- n Tòa án tỉnh xét xử vụ lừa đảo đất đai sáng thứ Hai.
A i Tại tòa, bị cáo Vũ Thị Hòa khai đã nhận 4 tỷ đồng của 11 người.
A i Bà nói rằng số tiền đó đã mất hết.
L i Luật sư Đặng Quang Vinh đề nghị tòa xem xét hoàn cảnh gia đình của thân chủ.
L d Ông nói: "Bà ấy nuôi ba con nhỏ một mình".
- n Phiên tòa tiếp tục vào ngày mai.
`,
  ),
  invented(
    'bảo hộ công dân',
    'vi',
    { A: 'Bộ Ngoại giao', B: 'Trần Thu Hà', C: 'Nguyễn Bá Cường', D: 'Lê Văn Sơn', E: 'Bộ' },
    `
A i Bộ Ngoại giao cho biết 120 công dân đã được đưa về nước an toàn.

B i Người phát ngôn Bộ Ngoại giao Trần Thu Hà khẳng định công tác bảo hộ công dân luôn được ưu tiên.

B d “Chúng tôi sẽ tiếp tục theo dõi sát tình hình”, bà Hà nói tại họp báo chiều 5/8.

B i Trả lời câu hỏi của phóng viên, bà cho biết thêm chuyến bay thứ hai dự kiến cất cánh vào ngày 9/8.

C i Đại sứ Nguyễn Bá Cường, người trực tiếp điều phối việc sơ tán, cho hay nhiều người đã mất hết giấy tờ.

C i Ông cảm ơn chính quyền sở tại đã hỗ trợ.

D i Anh Lê Văn Sơn, 34 tuổi, kể anh phải đi bộ hai ngày để đến sân bay.

D d "Tôi chỉ mong được gặp con", anh Sơn chia sẻ.


- n Thủ tướng yêu cầu các cơ quan phối hợp chặt chẽ.

- u - Ông đánh giá thế nào về tình hình?

C d - Tình hình đã ổn định hơn, ông Cường đáp.
`,
  ),
  invented(
    'tiếp đại sứ',
    'vi',
    { A: 'Trần Đình Khang', B: 'Jean-Luc Moreau', C: 'Phùng Thị Mai' },
    `
- n Chiều 15/5, tại trụ sở Chính phủ, Phó Thủ tướng Trần Đình Khang tiếp Đại sứ Pháp Jean-Luc Moreau.

A i Phó Thủ tướng chúc mừng Đại sứ nhận nhiệm vụ mới và đề nghị hai bên thúc đẩy hợp tác về đường sắt.

B i Đại sứ Jean-Luc Moreau cảm ơn Phó Thủ tướng đã dành thời gian tiếp, đồng thời khẳng định Pháp coi trọng quan hệ với Việt Nam.

B i Ông cho biết 12 doanh nghiệp Pháp sẽ sang khảo sát trong tháng 6.

A i Đánh giá cao đề xuất của Đại sứ, Phó Thủ tướng Trần Đình Khang đề nghị phía Pháp chia sẻ kinh nghiệm đào tạo kỹ sư.

A i Ông nhấn mạnh việc chuyển giao công nghệ phải đi đôi với đào tạo.

A i Theo Phó Thủ tướng, tuyến đầu tiên sẽ khởi công vào cuối năm.

- j Hai bên nhất trí thành lập nhóm công tác chung.

- n Cùng dự buổi tiếp có lãnh đạo Bộ Giao thông và Bộ Ngoại giao.

C i Trao đổi với báo chí sau đó, Thứ trưởng Phùng Thị Mai cho hay kế hoạch sẽ được trình trong tháng 7.
`,
  ),
];
